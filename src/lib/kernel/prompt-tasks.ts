/** Longest prompt that is taken from a text model. */
export const MOST_LETTERS = 1_000;

const ANSWER = `Answer with the prompt alone: plain text, one paragraph, at most ${MOST_LETTERS} characters. No title, no quotation marks, no remarks, no list, no markdown.`;

/** What a text model is told to do with a prompt for a picture. */
export const PROMPT_TASKS = {
  improve: [
    'You rewrite prompts for an image model.',
    'Keep what the person wants to see: subject, action, number, names, and any text that shall be readable in the picture, letter by letter.',
    'Say more exactly what was left open and matters to a picture: composition, viewpoint, light, colour, material, setting.',
    'Add no subject that was not asked for. Leave parts in curly braces, words between double underscores and weights in parentheses as they are.',
    'Write in the language of the prompt.',
    ANSWER,
  ].join(' '),
  describe: [
    'You look at a picture and write the prompt that would make one like it.',
    'Name the subject, what it does, the setting, composition, viewpoint, light, colours, materials and the manner in which it is made (photograph, painting, drawing, rendering).',
    'Quote text that can be read in it. Do not guess who a person is.',
    ANSWER,
  ].join(' '),
  /** `language`: its English name. */
  translate: (language: string): string =>
    [
      `You translate prompts for an image model into ${language}.`,
      'Keep the meaning and the order; add nothing. Leave as they are: text that shall be readable in the picture, names, parts in curly braces but for the words in them, words between double underscores, and numbers.',
      ANSWER,
    ].join(' '),
} as const;

const FENCE = /^```[^\n]*\n?([\s\S]*?)\n?```$/u;
const QUOTES: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['«', '»'],
];
const LABEL =
  /^(?:\*\*)?(?:(?:improved|rewritten|new|translated|image) )?(?:prompt|translation)(?:\*\*)?\s*[:：](?:\*\*)?\s*/iu;

/** A prompt out of a text model's answer: without fences, a label, or quotation marks around the whole, and not too long. */
export function cleanPrompt(answer: string): string {
  const plain = unquote((FENCE.exec(answer.trim())?.[1] ?? answer).trim().replace(LABEL, ''));
  return shorten(plain);
}

/** Marks at both ends that belong to one another; those within are text. */
function unquote(text: string): string {
  const pair = QUOTES.find(
    ([open, close]) => text.startsWith(open) && text.endsWith(close) && text.length > 1,
  );
  const inner = pair && text.slice(pair[0].length, -pair[1].length);
  return inner === undefined || pair?.some((mark) => inner.includes(mark)) ? text : inner.trim();
}

/** At the end of a sentence or of a word. */
function shorten(text: string): string {
  if (text.length <= MOST_LETTERS) return text;
  const cut = text.slice(0, MOST_LETTERS);
  const sentence = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('。'));
  if (sentence > MOST_LETTERS / 2) return cut.slice(0, sentence + 1);
  const word = cut.lastIndexOf(' ');
  return (word > MOST_LETTERS / 2 ? cut.slice(0, word) : cut.replace(/[\uD800-\uDBFF]$/u, '')).trimEnd();
}
