import { Platform } from 'obsidian';

export const PHONE_QUERY = '(max-width: 600px)';

/** Tells the plugin which device this is, as the app does once at start: a narrow window is a phone. */
export function detectPlatform(): void {
  const phone = window.matchMedia(PHONE_QUERY).matches;
  const { userAgent } = navigator;
  const mac = userAgent.includes('Mac OS');
  Object.assign(Platform, {
    isAndroidApp: false,
    isDesktop: !phone,
    isDesktopApp: !phone,
    isLinux: !mac && userAgent.includes('Linux'),
    isMacOS: mac,
    isMobile: phone,
    isMobileApp: phone,
    isPhone: phone,
    isSafari: mac && !userAgent.includes('Chrome'),
    isWin: userAgent.includes('Windows'),
  });
  document.body.classList.toggle('is-mobile', phone);
  document.body.classList.toggle('is-phone', phone);
  // The app's setting for it; its bar lies over the views.
  document.body.classList.toggle('is-floating-nav', phone);
  document.body.classList.toggle('mod-macos', mac);
}
