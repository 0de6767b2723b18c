// The MDX page in React, as a docs site renders it.

import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { AuthCodeBlock } from "keyglass/react";

import Page from "./page.mdx";

/** As many blocks as a long page has, in an order that a click turns round. */
function Many({ count }) {
  const [turned, setTurned] = useState(false);
  const numbers = Array.from({ length: count }, (_, index) => index);
  if (turned) numbers.reverse();
  return (
    <>
      <button id="turn" onClick={() => setTurned(!turned)}>Turn round</button>
      {numbers.map((number) => (
        <AuthCodeBlock key={number} filename={`block ${number}`} language="bash" highlight={[1]}>
          {`curl https://{yourDomain}/blocks/${number} \\\n  --header 'authorization: Bearer {yourMgmtApiAccessToken}'`}
        </AuthCodeBlock>
      ))}
    </>
  );
}

const root = createRoot(document.getElementById("root"));
window.showPage = () => root.render(<StrictMode><Page /></StrictMode>);
window.showMany = (count) => root.render(<Many count={count} />);
window.showNothing = () => root.render(null);
