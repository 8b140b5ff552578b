import type { Persona } from '../../contracts/kit.ts';

const HEX = /^#[\da-f]{6}$/iu;

/** A brand in words for a model; empty where nothing is said of it. What may not be in a picture is not among them. */
export function toPersonaText({ audience, tone, visualStyle, palette, must }: Persona): string {
  const colours = palette.filter((colour) => HEX.test(colour));
  const sentences: [label: string, text: string][] = [
    ['Look', visualStyle],
    ['Mood', tone],
    ['Made for', audience],
    ['Colours', colours.map((colour) => colour.toLowerCase()).join(', ')],
    ['Include', must.map(trim).filter(Boolean).join(', ')],
  ];
  return sentences
    .filter(([, text]) => trim(text) !== '')
    .map(([label, text]) => `${label}: ${trim(text)}.`)
    .join(' ');
}

/** On one line, without a full stop of its own. */
function trim(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.。]$/u, '');
}
