import type { ModalFuncProps } from 'antd';

/** Asks before work is dropped; who only presses Enter keeps it. */
export const dropQuestion = (words: Required<Pick<ModalFuncProps, 'title' | 'content' | 'okText' | 'cancelText' | 'onOk'>> & Pick<ModalFuncProps, 'onCancel'>): ModalFuncProps => ({
  ...words,
  okButtonProps: { danger: true },
  focusable: { autoFocusButton: 'cancel' },
});
