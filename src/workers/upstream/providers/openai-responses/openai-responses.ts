import type { Provider } from '../../../../lib/contracts/provider.ts';
import { toAnswerFailure } from '../spec/to-failure.ts';
import { toResponsesEvents } from './openai-responses-events.ts';
import { toResponsesRequest } from './openai-responses-request.ts';
import { resumeResponses } from './openai-responses-resume.ts';
import { responsesText } from './openai-responses-text.ts';

/** `POST /v1/responses` with the image tool. */
export const openaiResponses: Provider = {
  id: 'openai-responses',
  toHttpRequest: toResponsesRequest,
  toEvents: toResponsesEvents,
  toFailure: toAnswerFailure,
  resume: resumeResponses,
  text: responsesText,
};
