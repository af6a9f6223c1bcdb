import { consoleAuthApi, type SecondFactorKey, type SecondFactorView } from '@xianfeng/shared-types';
import { Alert, Button, Flex, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { KeyView, RecoveryCodesView } from '@/features/second-factor';
import { call, messageOf, useAction, useApi, useRefresh } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { QueryView, WorkDialog } from '@/shared/ui';
import { UnsavedFields } from '@/shared/unsaved';

type Task = 'confirm' | 'renew' | 'remove';

const WORDS: Record<Task, { title: string; ok: string }> = {
  confirm: { title: '开启两步验证', ok: '开启' },
  renew: { title: '更换恢复码', ok: '更换' },
  remove: { title: '关闭两步验证', ok: '关闭' },
};

/** Two-step verification: on, off, and its recovery codes. */
export function TwoStep() {
  const view = useApi(consoleAuthApi.secondFactor, {});
  const [task, setTask] = useState<Task | null>(null);
  const [key, setKey] = useState<SecondFactorKey | null>(null);
  const enrol = useAction(consoleAuthApi.enrolSecondFactor, {
    onDone(made) {
      setKey(made);
      setTask('confirm');
    },
  });
  const close = () => {
    setTask(null);
    setKey(null);
  };
  return (
    <QueryView query={view}>
      {(state) => (
        <>
          <Typography.Paragraph>{sentence(state)}</Typography.Paragraph>
          <Flex gap={8}>
            {state.status === 'on' ? (
              <>
                <Button onClick={() => setTask('renew')}>更换恢复码</Button>
                <Button danger disabled={state.required} title={state.required ? '您的岗位要求两步验证，不能关闭' : undefined} onClick={() => setTask('remove')}>
                  关闭
                </Button>
              </>
            ) : (
              <Button type="primary" loading={enrol.isPending} onClick={() => enrol.mutate({})}>
                开启两步验证
              </Button>
            )}
          </Flex>
          <CodeDialog task={task} secret={key} onClose={close} />
        </>
      )}
    </QueryView>
  );
}

function sentence({ status, enabledAt, recoveryCodesLeft, required }: SecondFactorView): string {
  if (status === 'on') return `${dateTimeText(enabledAt!)}开启，还有 ${recoveryCodesLeft} 个恢复码可用。`;
  return `未开启。开启后，登录电脑端还需要手机上身份验证器的动态码。${required ? '您的岗位要求开启。' : ''}`;
}

function CodeDialog({ task, secret, onClose }: { task: Task | null; secret: SecondFactorKey | null; onClose: () => void }) {
  const [form] = Form.useForm<{ code: string }>();
  const refresh = useRefresh();
  const [problem, setProblem] = useState<string | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [busy, setBusy] = useState(false);

  const close = () => {
    setCodes(null);
    setProblem(null);
    onClose();
  };
  const submit = async ({ code }: { code: string }) => {
    const body = { code: code.trim() };
    setBusy(true);
    setProblem(null);
    try {
      if (task === 'remove') {
        await call(consoleAuthApi.removeSecondFactor, { body });
        close();
      } else {
        const made = await call(task === 'confirm' ? consoleAuthApi.confirmSecondFactor : consoleAuthApi.renewRecoveryCodes, { body });
        setCodes(made.recoveryCodes);
      }
      await refresh(consoleAuthApi.secondFactor);
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };

  if (codes) {
    return (
      <Modal open title="恢复码" footer={null} closable={false}>
        <RecoveryCodesView codes={codes} onKept={close} />
      </Modal>
    );
  }
  return (
    <WorkDialog open={task !== null} title={task ? WORDS[task].title : ''} okText={task ? WORDS[task].ok : ''} okButtonProps={{ loading: busy, danger: task === 'remove' }} onOk={() => form.submit()} onClose={close}>
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 16 }} />}
      {secret && <KeyView {...secret} />}
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)} style={{ marginTop: 16 }}>
        <UnsavedFields sending={busy} />
        <Form.Item name="code" label={task === 'confirm' ? '身份验证器显示的 6 位动态码' : '动态码或恢复码'} rules={[{ required: true, whitespace: true, message: '请输入动态码' }]}>
          <Input autoFocus autoComplete="one-time-code" maxLength={20} />
        </Form.Item>
      </Form>
    </WorkDialog>
  );
}
