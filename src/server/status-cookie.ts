/** An action says by it what the page server says to the browser, which never sees it: "429.900", a status and seconds. */
export const statusCookie = "portal-status";

/** The status and seconds that are told among these cookies, and the cookies that are left. */
export function toldStatus(setCookies: readonly string[]): {
  told: { status: number; seconds: number } | null;
  left: string[];
} {
  const is = (cookie: string) => cookie.startsWith(`${statusCookie}=`);
  const [, status, seconds] = /=(\d{3})\.(\d+)/.exec(setCookies.find(is) ?? "") ?? [];
  return {
    told: status ? { status: Number(status), seconds: Number(seconds) } : null,
    left: setCookies.filter((cookie) => !is(cookie)),
  };
}
