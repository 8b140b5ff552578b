/** Hears from the service worker which workspace a clicked notification was about. Answers with the way to stop. */
export function listenToNoticeClicks(
  open: (workspaceId: string) => void,
  container: ServiceWorkerContainer | undefined = navigator.serviceWorker,
): () => void {
  const onMessage = ({ data }: MessageEvent<unknown>) => {
    const workspaceId = toWorkspaceId(data);
    if (workspaceId !== undefined) open(workspaceId);
  };
  container?.addEventListener('message', onMessage);
  return () => container?.removeEventListener('message', onMessage);
}

function toWorkspaceId(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('easelOpens' in data)) return undefined;
  return typeof data.easelOpens === 'string' ? data.easelOpens : undefined;
}
