import { SCAN_PAGE } from '@xianfeng/shared-types';
import { useMutation } from '@/shared/hooks';
import { openPath } from '@/shared/navigation';
import { RefusedByUser } from '@/shared/platform';
import { environment } from '@/shared/session';
import { toast } from '@/shared/ui';

/** Reads the code of the console's log-in page and opens the page that confirms it; other codes are not followed. */
export function useScanCode(): () => void {
  const scan = useMutation(async () => (await environment()).platform.scanCode(), {
    onDone: ({ path }) => (path?.split('?')[0] === SCAN_PAGE ? openPath(path) : toast.info('这不是电脑端的登录码')),
    onError: (error) => error instanceof RefusedByUser,
  });
  return () => void scan.run();
}
