import type { NoticeWords } from './notice-words.ts';
import type { Notice } from './to-notices.ts';

/** What a click on it brings back; `public/notice-click.js` sends it to the page. */
export interface NoticeTarget {
  workspaceId: string;
}

/** The parts of the browser that show notifications. */
export interface NotificationPlatform {
  permission: () => NotificationPermission;
  /** Undefined: no service worker controls this page. */
  registration: () => Promise<Pick<ServiceWorkerRegistration, 'showNotification'> | undefined>;
  create: (title: string, options: NotificationOptions) => Pick<Notification, 'onclick' | 'close'>;
  focus: () => void;
}

const BROWSER: NotificationPlatform = {
  permission: () => ('Notification' in globalThis ? Notification.permission : 'denied'),
  registration: async () => navigator.serviceWorker?.getRegistration(),
  create: (title, options) => new Notification(title, options),
  focus: () => window.focus(),
};

interface ShownNotice {
  notice: Notice;
  words: NoticeWords;
  onOpen: (target: NoticeTarget) => void;
}

/** One per batch: a later one takes the earlier one's place. Nothing where it was not allowed. */
export async function showNotification(
  { notice, words, onOpen }: ShownNotice,
  platform: NotificationPlatform = BROWSER,
): Promise<void> {
  if (platform.permission() !== 'granted') return;
  const data: NoticeTarget = { workspaceId: notice.workspaceId };
  const icon = new URL('./icons/icon-192.png', document.baseURI).href;
  const options = { body: words.body, tag: `easel-${notice.batchId}`, icon, data };
  const registration = await platform.registration();
  if (registration) return registration.showNotification(words.title, options);
  const shown = platform.create(words.title, options);
  shown.onclick = () => {
    platform.focus();
    shown.close();
    onOpen(data);
  };
}
