import { failureTexts } from '../../messages/failure-texts.ts';
import { m } from '../../messages/generated/messages.js';
import type { Notice } from './to-notices.ts';

export interface NoticeWords {
  title: string;
  body: string;
}

/** A notice has room for two or three lines. */
const MAX_PROMPT_LENGTH = 120;

export function toNoticeWords(notice: Notice): NoticeWords {
  return {
    title: toTitle(notice),
    body: notice.failure ? failureTexts(notice.failure).cause : cut(notice.prompt),
  };
}

function toTitle({ done, total, previews }: Notice): string {
  if (done === total) return total === 1 ? m.shell_notice_done() : m.shell_notice_done_all({ count: total });
  if (done > 0) return m.shell_notice_done_some({ done, total });
  if (previews > 0) return m.shell_notice_preview();
  return total === 1 ? m.shell_notice_failed() : m.shell_notice_failed_all({ count: total });
}

function cut(prompt: string): string {
  const signs = [...prompt.trim()];
  return signs.length > MAX_PROMPT_LENGTH
    ? `${signs.slice(0, MAX_PROMPT_LENGTH - 1).join('')}…`
    : signs.join('');
}
