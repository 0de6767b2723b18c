// Types of the React components over the Keyglass elements.

import type { ReactElement, ReactNode } from "react";

type Common = { className?: string; id?: string; part?: string; children?: ReactNode };
type Lines = string | number | readonly (string | number)[];

export function AuthCodeBlock(
  props: Common & {
    filename?: string;
    icon?: string;
    language?: string;
    highlight?: Lines;
    focus?: Lines;
    label?: string;
    lines?: boolean;
    wrap?: boolean;
    expandable?: boolean;
  },
): ReactElement;
export function AuthCodeGroup(props: Common & { dropdown?: boolean; sync?: string }): ReactElement;
export function Request(
  props: Common & {
    method?: string;
    url: string;
    header?: string;
    languages?: string;
    dropdown?: boolean;
    sync?: string;
  },
): ReactElement;
export function Variables(props: Common & { names?: string; heading?: string; remember?: boolean }): ReactElement;
export function SigningKeys(props: Common & { issuer: string }): ReactElement;
export function Certificate(props: Common): ReactElement;
