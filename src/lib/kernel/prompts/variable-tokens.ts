/** A piece of a prompt. `text` is as it is to be sent, without backslashes that only keep a sign from meaning something. */
export interface Token {
  kind: 'text' | 'open' | 'close' | 'bar' | 'list';
  text: string;
  /** Of an opening brace: place of the one that closes it; undefined where none does. */
  closedAt?: number;
}

/** An escaped sign, a list's name, a brace or bar, or anything else up to the next of them. */
const PIECES = /\\[{}|_#\\/]|__[\p{L}\p{N}](?:[\p{L}\p{N}-]|_(?!_))*__|[{}|]|[^\\{}|_]+|[\s\S]/gu;

const KINDS: Readonly<Record<string, Token['kind']>> = { '{': 'open', '}': 'close', '|': 'bar' };

/** Cuts a prompt into pieces and finds the braces that belong together; those without a partner are text. */
export function toTokens(prompt: string): Token[] {
  const tokens = (prompt.match(PIECES) ?? []).map(toToken);
  const open: number[] = [];
  for (const [place, token] of tokens.entries()) {
    if (token.kind === 'open') open.push(place);
    if (token.kind !== 'close') continue;
    const partner = tokens[open.pop() ?? -1];
    if (partner) partner.closedAt = place;
    else token.kind = 'text';
  }
  for (const place of open) {
    const token = tokens[place];
    if (token) token.kind = 'text';
  }
  return tokens;
}

function toToken(piece: string): Token {
  const kind = KINDS[piece];
  if (kind) return { kind, text: piece };
  if (piece.length > 4 && piece.startsWith('__')) return { kind: 'list', text: piece };
  return { kind: 'text', text: piece.length === 2 && piece.startsWith('\\') ? piece.slice(1) : piece };
}
