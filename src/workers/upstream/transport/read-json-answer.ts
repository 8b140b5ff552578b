import type { UpstreamAnswer } from './send-request.ts';

/** Longest part of a free answer that is read: a stream without end must not fill the memory. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** The text of an answer, cut where it is longer than anything that is asked for here; closes it. */
export async function readAnswerText(answer: UpstreamAnswer, maxBytes = MAX_BODY_BYTES): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let left = maxBytes;
  for (let chunk = await answer.read(); chunk && left > 0; chunk = await answer.read()) {
    text += decoder.decode(chunk, { stream: true });
    left -= chunk.length;
  }
  answer.close();
  return text;
}

/** What was JSON; undefined where it was none. */
export async function readJsonAnswer(answer: UpstreamAnswer): Promise<unknown> {
  const text = await readAnswerText(answer);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
