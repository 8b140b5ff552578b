// Part of the service worker: a click on a notification shows the window, and tells it which workspace the notice was about.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(showWorkspace(event.notification.data?.workspaceId));
});

async function showWorkspace(workspaceId) {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const ours = windows.filter(({ url }) => url.startsWith(self.registration.scope));
  const chosen = ours.find(({ focused }) => focused) ?? ours[0];
  if (!chosen) return self.clients.openWindow(self.registration.scope);
  chosen.postMessage({ easelOpens: workspaceId });
  return chosen.focus();
}
