const two = (number: number) => String(number).padStart(2, '0');

/** Time as WeChat shows it in lists and chats: 14:05, 昨天 14:05, 11月2日 14:05. */
export function chatTime(at: number, now = Date.now()): string {
  const day = new Date(at);
  const clock = `${two(day.getHours())}:${two(day.getMinutes())}`;
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  if (at >= midnight) return clock;
  if (at >= midnight - 86_400_000) return `昨天 ${clock}`;
  return `${day.getMonth() + 1}月${day.getDate()}日 ${clock}`;
}
