import { View } from '@tarojs/components';
import type { FileKind } from '@xianfeng/shared-types';
import type { Uploads } from '@/features/cases/use-uploads';
import { Button, ListRow } from '@/shared/ui';

/** Files on their way or refused. */
export function UploadRows({ uploads, kind }: { uploads: Uploads; kind: FileKind }) {
  return (
    <>
      {uploads.rows.filter((row) => row.kind === kind).map(({ key, file, percent, failure }) => (
        <ListRow
          key={key}
          icon={failure ? 'alert' : 'cloud'}
          title={file.name}
          note={failure ?? (
            <View className="edit__bar" {...{ 'aria-label': `已上传 ${percent}%` }}>
              <View className="edit__bar-done" style={`width:${percent}%`} />
            </View>
          )}
          value={failure ? (
            <>
              <Button kind="text" small onClick={() => uploads.retry(key)}>重试</Button>
              <Button kind="text" small onClick={() => uploads.remove(key)}>移除</Button>
            </>
          ) : `${percent}%`}
        />
      ))}
    </>
  );
}
