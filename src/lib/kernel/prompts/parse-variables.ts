import type { WordList } from '../../contracts/kit.ts';
import { stripComments } from './strip-comments.ts';
import { MAX_DEPTH, toVariableNodes, type VariableNode } from './variable-nodes.ts';

/** What a prompt leaves open. */
export interface Variables {
  /** Alternatives as typed, of each group that lies in no other. */
  groups: readonly (readonly string[])[];
  /** Names of the lists that are drawn from, each once. */
  lists: readonly string[];
  /** Of them those that there are not: they stay as typed. */
  missing: readonly string[];
  /** Prompts that may come of it, at most `MANY`. */
  combinations: number;
}

/** As many as nobody makes: counted no further. */
export const MANY = 1_000_000;

/** Words that are drawn may ask for lists again; after so many signs of them the rest stays as it is. */
const MAX_DRAWN = 1_000_000;

type Lists = readonly WordList[];

/** What a prompt leaves open; comments are not looked into. */
export function readVariables(prompt: string, lists: Lists = []): Variables {
  const nodes = read(prompt);
  const names = [...new Set(listNames(nodes))];
  return {
    groups: nodes.flatMap((node) => (node.type === 'choice' ? [node.typed] : [])),
    lists: names,
    missing: names.filter((name) => !findList(lists, name)),
    combinations: Math.min(MANY, countAll(nodes, lists)),
  };
}

/** True if something else than what was typed is sent: it holds variables, comments, or signs with a backslash. */
export function hasVariables(prompt: string, lists: Lists): boolean {
  const nodes = read(prompt);
  return nodes.some((node) => isOpen(node, lists)) || toTyped(nodes) !== prompt;
}

/** One prompt, drawn by chance; `random` gives 0 to 1, 1 excluded. */
export function drawVariant({
  prompt,
  lists,
  random,
}: {
  prompt: string;
  lists: Lists;
  random: () => number;
}): string {
  const place: Place = { lists, left: MAX_DRAWN };
  const draw = (nodes: readonly VariableNode[], depth: number): string =>
    nodes
      .map((node) => {
        if (node.type === 'text') return node.text;
        const count = countAlternatives(node, place, depth);
        if (count === 0) return toTyped([node]);
        return draw(takeAlternative(node, Math.floor(random() * count), place), depth + 1);
      })
      .join('');
  return draw(read(prompt), 0);
}

/** Every prompt that may come of one, the last variable changing first; each once, at most `limit`. */
export function listVariants({
  prompt,
  lists,
  limit,
}: {
  prompt: string;
  lists: Lists;
  limit: number;
}): string[] {
  const place: Place = { lists, left: MAX_DRAWN };
  const expand = (nodes: readonly VariableNode[], depth: number): string[] =>
    nodes.reduce<string[]>(
      (starts, node) => {
        if (node.type === 'text') return starts.map((start) => start + node.text);
        const ends = expandNode(node, depth);
        return starts.flatMap((start) => ends.map((end) => start + end)).slice(0, limit);
      },
      [''],
    );
  const expandNode = (node: OpenNode, depth: number): string[] => {
    const count = countAlternatives(node, place, depth);
    if (count === 0) return [toTyped([node])];
    const found = new Set<string>();
    for (let index = 0; index < count && found.size < limit; index++) {
      for (const text of expand(takeAlternative(node, index, place), depth + 1)) found.add(text);
    }
    return [...found];
  };
  return [...new Set(expand(read(prompt), 0))].slice(0, limit);
}

function read(prompt: string): VariableNode[] {
  return toVariableNodes(stripComments(prompt));
}

const findList = (lists: Lists, name: string): WordList | undefined =>
  lists.find((list) => list.name === name && list.words.length > 0);

type OpenNode = Exclude<VariableNode, { type: 'text' }>;

interface Place {
  lists: Lists;
  /** Signs that may still be drawn. */
  left: number;
}

/** 0: it stays as typed. A list's words may hold variables themselves, and so on, up to a depth. */
function countAlternatives(node: OpenNode, { lists, left }: Place, depth: number): number {
  if (left <= 0 || depth > MAX_DEPTH) return 0;
  return node.type === 'choice' ? node.alternatives.length : (findList(lists, node.name)?.words.length ?? 0);
}

/** Words of a list are read one at a time: lists may be long. */
function takeAlternative(node: OpenNode, index: number, place: Place): readonly VariableNode[] {
  const word = node.type === 'list' ? (findList(place.lists, node.name)?.words[index] ?? '') : '';
  place.left -= word.length + 1;
  return node.type === 'choice' ? (node.alternatives[index] ?? []) : toVariableNodes(word);
}

function isOpen(node: VariableNode, lists: Lists): boolean {
  return node.type === 'choice' || (node.type === 'list' && findList(lists, node.name) !== undefined);
}

function toTyped(nodes: readonly VariableNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'choice') return `{${node.typed.join('|')}}`;
      return node.type === 'list' ? node.typed : node.text;
    })
    .join('');
}

function listNames(nodes: readonly VariableNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'list') return [node.name];
    return node.type === 'choice' ? node.alternatives.flatMap(listNames) : [];
  });
}

/** Without going into the words of lists: they are counted as they are. */
function countAll(nodes: readonly VariableNode[], lists: Lists): number {
  return nodes.reduce((product, node) => {
    if (node.type === 'text') return product;
    const count =
      node.type === 'list'
        ? (findList(lists, node.name)?.words.length ?? 1)
        : node.alternatives.reduce((sum, alternative) => sum + countAll(alternative, lists), 0);
    return Math.min(MANY, product * count);
  }, 1);
}
