import type { Id, SafetyState } from '@xianfeng/shared-types';

/** Outbox topic: have WeChat look at a picture. */
export const FILE_SAFETY_CHECK = 'file.safety_check';
export interface FileSafetyCheck {
  fileId: Id;
}

/** Outbox topic: what is known of an upload has changed; handled by the module that shows it. */
export const FILE_CHECKED = 'file.checked';
export interface FileChecked {
  fileId: Id;
  safety: SafetyState;
}
