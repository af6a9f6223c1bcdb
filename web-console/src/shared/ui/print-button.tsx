import { PrinterOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { messageOf } from '../api';

interface Props {
  /** Asks the server for the file and hands it to the browser. */
  take: () => Promise<unknown>;
}

/** Takes a PDF that the server makes, which may need a moment. */
export function PrintButton({ take }: Props) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await take();
    } catch (error) {
      void message.error(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={<PrinterOutlined />} loading={busy} onClick={() => void run()}>
      打印
    </Button>
  );
}
