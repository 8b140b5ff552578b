import { toTokens, type Token } from './variable-tokens.ts';

/** What a prompt consists of once its signs are read. */
export type VariableNode =
  | { type: 'text'; text: string }
  | { type: 'choice'; alternatives: readonly (readonly VariableNode[])[]; typed: readonly string[] }
  /** `typed`: with its underlines. */
  | { type: 'list'; name: string; typed: string };

/** Braces further in than this stay as they were typed. */
export const MAX_DEPTH = 8;

/** A stretch of the tokens, and how far in it lies. */
interface Stretch {
  tokens: readonly Token[];
  from: number;
  to: number;
  depth: number;
}

/** Reads `{a|b}` and `__list__`; braces without a bar, or without a partner, are text. */
export function toVariableNodes(prompt: string): VariableNode[] {
  const tokens = toTokens(prompt);
  return readStretch({ tokens, from: 0, to: tokens.length, depth: 0 });
}

function readStretch(stretch: Stretch): VariableNode[] {
  const nodes: VariableNode[] = [];
  for (let at = stretch.from; at < stretch.to; at++) {
    const token = stretch.tokens[at];
    if (token?.closedAt === undefined) {
      if (token) nodes.push(toPlainNode(token));
      continue;
    }
    nodes.push(...readBraces({ ...stretch, from: at, to: token.closedAt }));
    at = token.closedAt;
  }
  return joinText(nodes);
}

function toPlainNode({ kind, text }: Token): VariableNode {
  return kind === 'list' ? { type: 'list', name: text.slice(2, -2), typed: text } : { type: 'text', text };
}

/** `from` is the opening brace and `to` the closing one. */
function readBraces({ tokens, from, to, depth }: Stretch): VariableNode[] {
  if (depth >= MAX_DEPTH) return [{ type: 'text', text: toText(tokens, from, to + 1) }];
  const stretches = splitAtBars({ tokens, from: from + 1, to, depth: depth + 1 });
  const alternatives = stretches.map(readStretch);
  if (alternatives.length > 1) {
    const typed = stretches.map((stretch) => toText(tokens, stretch.from, stretch.to));
    return [{ type: 'choice', alternatives, typed }];
  }
  return [{ type: 'text', text: '{' }, ...(alternatives[0] ?? []), { type: 'text', text: '}' }];
}

/** At the bars that lie in no further braces. */
function splitAtBars({ tokens, from, to, depth }: Stretch): Stretch[] {
  const stretches: Stretch[] = [];
  let start = from;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token?.closedAt !== undefined) at = token.closedAt;
    if (token?.kind !== 'bar') continue;
    stretches.push({ tokens, from: start, to: at, depth });
    start = at + 1;
  }
  return [...stretches, { tokens, from: start, to, depth }];
}

function toText(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join('');
}

function joinText(nodes: readonly VariableNode[]): VariableNode[] {
  const joined: VariableNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = { type: 'text', text: last.text + node.text };
    else joined.push(node);
  }
  return joined;
}
