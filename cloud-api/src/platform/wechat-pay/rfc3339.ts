const SHANGHAI_OFFSET_MS = 8 * 3600_000;

/** `2018-06-08T10:34:56+08:00`, as WeChat Pay writes and takes times. */
export const rfc3339 = (instant: Date): string => new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().replace(/\.\d+Z$/, '+08:00');
