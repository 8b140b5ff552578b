type Badged = Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>>;

/** The number on the icon of the installed app; nothing where there is no such icon. */
export function showBadge(count: number, platform: Badged = navigator): void {
  const shown = count > 0 ? platform.setAppBadge?.(count) : platform.clearAppBadge?.();
  shown?.catch(() => undefined);
}
