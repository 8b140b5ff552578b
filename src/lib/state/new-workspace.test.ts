import { expect, it } from 'vitest';
import { sampleDraft } from '../db/testing/sample-rows.ts';
import { titleOf } from './new-workspace.ts';

it.each([
  ['Boats', 'a red boat', 'Boats'],
  ['', '', ''],
  ['', '  a red\n boat ', 'a red boat'],
  ['', 'a red boat on a quiet lake', 'a red boat on a quiet…'],
  ['', 'extraordinarilylongwordwithoutspaces', 'extraordinarilylongwordw…'],
  [
    '',
    '一只红色的小船停在清晨安静的湖面上远处是雪山和松林',
    '一只红色的小船停在清晨安静的湖面上远处是雪山和松…',
  ],
  ['', '🚀'.repeat(30), `${'🚀'.repeat(24)}…`],
])('name %j, prompt %j: %j', (name, prompt, title) => {
  expect(titleOf({ name, draft: sampleDraft({ prompt }) })).toBe(title);
});
