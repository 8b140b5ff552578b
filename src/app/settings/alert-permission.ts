/** Whether notifications can be shown: `open` until the person was asked, `missing` where the browser has none for this page. */
export type AlertPermission = 'granted' | 'open' | 'refused' | 'missing';

const NAMES: Record<NotificationPermission, AlertPermission> = {
  granted: 'granted',
  default: 'open',
  denied: 'refused',
};

/** As it stands now. */
export function readPermission(): AlertPermission {
  return 'Notification' in globalThis ? NAMES[Notification.permission] : 'missing';
}

/** Asks, where nobody was asked yet; call it in a gesture. A question that was closed without an answer leaves it open. */
export async function askForNotifications(): Promise<AlertPermission> {
  const before = readPermission();
  return before === 'open' ? NAMES[await Notification.requestPermission()] : before;
}

/** Whether this browser can keep the screen on. */
export function canKeepAwake(): boolean {
  return 'wakeLock' in navigator;
}
