/**
 * Calls back on every change while this tab is in sight; the server tells of one at once when it is looked at again.
 * A browser has six connections to one server: tabs with other phones behind this one must not hold them all.
 * Answers the function that stops it.
 */
export function followChanges(open: () => EventSource, onChange: () => void): () => void {
  let events: EventSource | null = null;
  const follow = () => {
    if (document.hidden) {
      events?.close();
      events = null;
    } else if (!events) {
      events = open();
      events.addEventListener('changed', onChange);
    }
  };
  document.addEventListener('visibilitychange', follow);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', follow);
    events?.close();
  };
}
