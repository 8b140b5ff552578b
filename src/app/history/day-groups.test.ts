import { expect, test } from 'vitest';
import { toDayGroups, toDayLabel } from './day-groups.ts';

const NOW = new Date(2026, 10, 21, 15, 30).getTime();
const at = (year: number, month: number, day: number, hour = 12): number =>
  new Date(year, month - 1, day, hour).getTime();
const WORDS = { today: 'Today', yesterday: 'Yesterday', locale: 'en-GB' };

test('groups a list that runs from new to old by calendar day', () => {
  const items = [at(2026, 11, 21, 14), at(2026, 11, 21, 0), at(2026, 11, 20, 23), at(2026, 3, 1)].map(
    (createdAt) => ({ createdAt }),
  );
  expect(toDayGroups(items, NOW)).toEqual([
    { firstItem: 0, dayStart: at(2026, 11, 21, 0) },
    { firstItem: 2, dayStart: at(2026, 11, 20, 0) },
    { firstItem: 3, dayStart: at(2026, 3, 1, 0) },
  ]);
});

test('counts an image from the future as of today', () => {
  const items = [{ createdAt: at(2027, 1, 1) }, { createdAt: at(2026, 11, 21, 9) }];
  expect(toDayGroups(items, NOW)).toEqual([{ firstItem: 0, dayStart: at(2026, 11, 21, 0) }]);
});

test('has no group where there is no image', () => {
  expect(toDayGroups([], NOW)).toEqual([]);
});

test.each([
  [at(2026, 11, 21, 0), 'Today'],
  [at(2026, 11, 20, 0), 'Yesterday'],
  [at(2026, 11, 19, 0), 'Thu 19 November'],
  [at(2025, 11, 21, 0), '21 November 2025'],
])('names the day %d', (dayStart, label) => {
  expect(toDayLabel(dayStart, NOW, WORDS).replace(',', '')).toBe(label);
});

test('names days in Chinese', () => {
  expect(toDayLabel(at(2025, 3, 2, 0), NOW, { today: '今天', yesterday: '昨天', locale: 'zh-CN' })).toBe(
    '2025年3月2日',
  );
});
