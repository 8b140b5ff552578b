import type { Job } from '../../lib/contracts/job.ts';
import { playChime } from './chime.ts';
import { claimNotice } from './claim-notice.ts';
import { toNoticeWords } from './notice-words.ts';
import { showNotification } from './show-notification.ts';
import type { Notice } from './to-notices.ts';
import { toNotices } from './to-notices.ts';

interface Ends {
  /** Jobs of batches that have ended, as they were before. */
  before: readonly Job[];
  notify: boolean;
  sound: boolean;
  /** Rows of a batch as they are stored. */
  read: (batchId: string) => Promise<Job[]>;
  /** Shows a workspace. */
  open: (workspaceId: string) => void;
}

const TELL = { claim: claimNotice, show: showNotification, chime: () => playChime() };

/** Tells of batches that ended while the page was hidden, as the settings wish, once among all windows. */
export async function tellEnds(
  { before, notify, sound, read, open }: Ends,
  { claim, show, chime }: typeof TELL = TELL,
): Promise<void> {
  if (!notify && !sound) return;
  const batchIds = [...new Set(before.map((job) => job.batchId))];
  const after = (await Promise.all(batchIds.map(read))).flat();
  const tell = async (notice: Notice) => {
    if (!(await claim(notice.batchId))) return;
    if (sound) chime();
    const words = toNoticeWords(notice);
    if (notify) await show({ notice, words, onOpen: ({ workspaceId }) => open(workspaceId) });
  };
  await Promise.all(toNotices({ before, after, isHidden: true }).map(tell));
}
