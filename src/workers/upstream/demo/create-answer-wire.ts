import type { RelayForm } from '../../../lib/contracts/profile.ts';
import type { AnswerFacts, AnswerWire } from './answer-wire.ts';
import { createImagesWire } from './images-wire.ts';
import { createResponsesWire } from './responses-wire.ts';

const FACTORIES: Record<RelayForm, (facts: AnswerFacts) => AnswerWire> = {
  responses: createResponsesWire,
  images: createImagesWire,
};

/** The wire format of `form`. */
export function createAnswerWire(form: RelayForm, facts: AnswerFacts): AnswerWire {
  return FACTORIES[form](facts);
}
