import { isObject, readList, readObject, readText, type JsonObject } from './read-json.ts';

/** Words of the model in one item of `response.output`; empty if it is not a message. */
export function readItemText(item: JsonObject): string {
  if (item['type'] !== 'message') return '';
  return readParts(item['content']);
}

/** Words of the model in a chat completion, a Gemini answer or a whole response; empty if there are none. */
export function findText(data: unknown): string {
  const answer = readObject(data);
  const outputs = readList(answer['output']).filter(isObject).map(readItemText);
  const choices = readList(answer['choices']).map((choice) => {
    const message = readObject(readObject(choice)['message']);
    return readText(message['refusal']) || readParts(message['content']);
  });
  const candidates = readList(answer['candidates']).map((candidate) =>
    readParts(readObject(readObject(candidate)['content'])['parts']),
  );
  return joinTexts([...outputs, ...choices, ...candidates]);
}

function readParts(content: unknown): string {
  if (typeof content === 'string') return content.trim();
  const parts = readList(content).filter(isObject);
  return joinTexts(parts.map((part) => readText(part['refusal']) || readText(part['text'])));
}

function joinTexts(texts: string[]): string {
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
}
