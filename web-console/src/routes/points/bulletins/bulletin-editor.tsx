import { bulletinsApi, type Bulletin } from '@xianfeng/shared-types';
import { Alert, Button, Flex, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { messageOf, ProblemError, useAction, useRefresh } from '@/shared/api';
import { useDraft } from '@/shared/draft';
import { Section, showAtFields } from '@/shared/ui';
import { BulletinPreview } from './bulletin-preview';
import { bodyOf, isChanged, previewOf, wordsOf, type BulletinWords } from './bulletin-words';
import { ItemFields } from './item-fields';
import { ParagraphFields } from './paragraph-fields';
import { PhoneFrame } from './phone-frame';

/** Words beside their look on the phone. What is typed and not saved stays in this browser tab. */
export function BulletinEditor({ bulletin, onUnsaved }: { bulletin: Bulletin; onUnsaved: (unsaved: boolean) => void }) {
  const { id, version } = bulletin;
  const saved = wordsOf(bulletin);
  const [form] = Form.useForm<BulletinWords>();
  const [words, setWords, clear] = useDraft<BulletinWords>(`bulletin.${id}.${version}`, saved);
  const [names, setNames] = useState(() => new Map(bulletin.items.map(({ orgId, orgName }) => [orgId, orgName])));
  const [problem, setProblem] = useState<{ text: string; outdated: boolean } | null>(null);
  const refresh = useRefresh();
  const changed = isChanged(saved, words);
  useEffect(() => onUnsaved(changed), [changed, onUnsaved]);
  const save = useAction(bulletinsApi.edit, { quiet: true, done: '已保存为新版本', refresh: [bulletinsApi.detail, bulletinsApi.list, bulletinsApi.versions], onDone: clear });
  const send = () => {
    setProblem(null);
    save.mutate(
      { params: { id }, body: bodyOf(words, version) },
      {
        onError: (error) => {
          showAtFields(form, error);
          setProblem({ text: messageOf(error), outdated: error instanceof ProblemError && error.code === 'conflict.version' });
        },
      },
    );
  };
  const undo = () => {
    clear();
    form.setFieldsValue(saved);
  };
  return (
    <div className="bulletin-desk">
      <Section title="通报文字" extra={changed ? '有未保存的修改' : '已保存'}>
        {problem && (
          <Alert
            role="alert"
            type="error"
            showIcon
            style={{ marginBottom: 16 }}
            title={problem.text}
            description={problem.outdated && '您的修改还在本页。请先复制需要保留的文字，再载入最新版本。'}
            action={problem.outdated && <Button onClick={() => void refresh(bulletinsApi.detail)}>载入最新版本</Button>}
          />
        )}
        <Form<BulletinWords> form={form} layout="vertical" initialValues={words} onValuesChange={(_, values) => setWords(values)} onFinish={send} scrollToFirstError>
          <Form.Item name="title" label="标题" rules={[{ required: true, whitespace: true, message: '请填写标题' }]}>
            <Input maxLength={100} />
          </Form.Item>
          <ParagraphFields />
          <ItemFields onName={(orgId, name) => setNames(new Map(names).set(orgId, name))} nameOf={(orgId) => names.get(orgId)} />
          <Flex gap={8} justify="flex-end" className="bulletin-foot">
            <Button disabled={!changed} onClick={undo}>
              撤销修改
            </Button>
            <Button type="primary" htmlType="submit" disabled={!changed} loading={save.isPending}>
              保存
            </Button>
          </Flex>
        </Form>
      </Section>
      <PhoneFrame title="月度通报">
        <BulletinPreview bulletin={previewOf(bulletin, words, (orgId) => names.get(orgId))} />
      </PhoneFrame>
    </div>
  );
}
