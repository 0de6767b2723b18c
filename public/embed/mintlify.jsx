// Keyglass for Mintlify: put this file into the site's snippets folder and import from it what the pages
// imported before,
//   import { AuthCodeBlock, AuthCodeGroup } from "/snippets/keyglass.jsx";
// and load keyglass.js as the site's own script; docs/embed/mintlify.md in the repository tells how. A
// snippet imports nothing and keeps nothing outside of its components: React is in scope.

export const AuthCodeBlock = ({ filename, icon, language, highlight, children }) => {
  const lines = Array.isArray(highlight) ? highlight.join(",") : highlight;
  return (
    <keyglass-code filename={filename} icon={icon} language={language} highlight={lines} lines="">
      {children}
    </keyglass-code>
  );
};

export const AuthCodeGroup = ({ dropdown, sync, children }) => {
  const textOf = (node) => {
    if (typeof node === "string" || typeof node === "number") return String(node);
    if (Array.isArray(node)) return node.map(textOf).join("");
    return node?.props ? textOf(node.props.children) : "";
  };
  const languageOf = (node) => {
    if (Array.isArray(node)) return node.map(languageOf).find(Boolean);
    if (!node?.props) return undefined;
    const { language, className, children: inner } = node.props;
    return language ?? /language-(\S+)/.exec(className ?? "")?.[1] ?? languageOf(inner);
  };
  const blocks = React.Children.toArray(children).filter((child) => textOf(child).trim());
  return (
    <keyglass-code-group dropdown={dropdown ? "" : undefined} sync={sync}>
      {blocks.map((block, index) => (
        <keyglass-code key={index} label={block.props?.filename ?? block.props?.title ?? languageOf(block)} language={languageOf(block)} lines="">
          {textOf(block)}
        </keyglass-code>
      ))}
    </keyglass-code-group>
  );
};
