import type { Scenario } from './exchange.ts';
import { openStream, sendError, sendHtml, sendJson, writeEvents } from './exchange.ts';
import { answerOk } from './good-answers.ts';

/** Cloudflare's page for an upstream that took longer than it waits, twice; then the image. */
export const fail524Twice: Scenario = (exchange) =>
  exchange.turn <= 2 ? sendHtml(exchange, 524, 'error code 524: A timeout occurred') : answerOk(exchange);

/** A gateway's page under a status that says all is well. */
export const failHtmlIn200: Scenario = (exchange) => sendHtml(exchange, 200, 'error code 524');

export const failModeration: Scenario = (exchange) =>
  sendError(exchange, 400, {
    message: 'Your request was rejected by the safety system.',
    type: 'image_generation_user_error',
    param: null,
    code: 'moderation_blocked',
  });

/** A relay that passes on only what it knows, and says so of marks. */
export const refuseMarkup: Scenario = (exchange) => {
  const { request } = exchange;
  if (!request.parts.some(({ name }) => name === 'markup')) return answerOk(exchange);
  request.isFree = true;
  sendError(exchange, 400, { message: "Unknown parameter: 'markup'.", code: 'unknown_parameter' });
};

export const REFUSAL = 'I cannot draw that.';

/** The model answers in words; there is no image and no error. */
export const refuseInWords: Scenario = async (exchange) => {
  const { asked, wire } = exchange;
  const message = {
    type: 'message',
    id: 'msg_1',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text: REFUSAL, annotations: [] }],
  };
  if (asked.form === 'images') {
    return sendJson(exchange, 200, {
      created: 1,
      data: [],
      choices: [{ message: { role: 'assistant', content: REFUSAL } }],
    });
  }
  if (!asked.stream) return sendJson(exchange, 200, { ...wire.whole([]), output: [message] });
  openStream(exchange);
  const done = { type: 'response.output_item.done', output_index: 0, item: message };
  await writeEvents(exchange, [...wire.start(), { name: done.type, data: done }, ...wire.end([])]);
  exchange.response.end();
};
