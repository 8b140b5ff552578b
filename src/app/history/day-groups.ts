/** A calendar day's images in a list that runs from new to old. */
export interface DayGroup {
  /** Index of the day's newest image. */
  firstItem: number;
  /** Local midnight at which the day began, milliseconds since the epoch. */
  dayStart: number;
}

/** Local midnight of a moment. */
export function toDayStart(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/**
 * One group a day. Asks the calendar once a day and not once an image: a `Date` for each of 100,000 images would cost a frame.
 * An image newer than `now` (a clock that was set back) belongs to today.
 */
export function toDayGroups(items: readonly { createdAt: number }[], now: number): DayGroup[] {
  const groups: DayGroup[] = [];
  let dayStart = Infinity;
  items.forEach((item, index) => {
    if (item.createdAt >= dayStart) return;
    dayStart = toDayStart(Math.min(item.createdAt, now));
    groups.push({ firstItem: index, dayStart });
  });
  return groups;
}

export interface DayWords {
  today: string;
  yesterday: string;
  locale: string;
}

/** "Today", "Yesterday", or the date; with its year where that is not the present one. */
export function toDayLabel(dayStart: number, now: number, words: DayWords): string {
  const today = toDayStart(now);
  if (dayStart >= today) return words.today;
  if (dayStart >= toDayStart(today - 1)) return words.yesterday;
  const isThisYear = new Date(dayStart).getFullYear() === new Date(now).getFullYear();
  const format = new Intl.DateTimeFormat(words.locale, {
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? { weekday: 'short' } : { year: 'numeric' }),
  });
  return format.format(dayStart);
}
