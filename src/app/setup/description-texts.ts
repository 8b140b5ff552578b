import type { DescriptionProblem } from '../../lib/kernel/descriptions/rule.ts';
import { m } from '../../messages/generated/messages.js';

const TEXTS: Readonly<Record<DescriptionProblem['code'], (path: string) => string>> = {
  json: () => m.setup_description_json(),
  missing: (path) => m.setup_description_missing({ path }),
  kind: (path) => (path === '' ? m.setup_description_json() : m.setup_description_kind({ path })),
  value: (path) => m.setup_description_value({ path }),
  unknown: (path) => m.setup_description_unknown({ path }),
  key: (path) => m.setup_description_key({ path, key: '{{key}}' }),
};

/** What is wrong with a description, in the current language. */
export function toDescriptionText({ code, path }: DescriptionProblem, isEmpty: boolean): string {
  return isEmpty ? m.setup_description_empty() : TEXTS[code](path);
}
