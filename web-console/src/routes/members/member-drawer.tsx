import {
  EDUCATION_CODES, EMPLOYMENT_CODES, MEMBER_CATEGORIES, MEMBER_KINDS, membersApi, NATION_CODES, SEX_CODES, type CreateMemberBody, type Id, type MemberFields, type MemberSecrets, type MemberView,
} from '@xianfeng/shared-types';
import { Alert, App, Button, Col, Form, Input, Row, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { call, messageOf, useRefresh } from '@/shared/api';
import { OrgField } from '@/shared/org/org-field';
import { DateField, optionsOf, showAtFields, WorkDrawer } from '@/shared/ui';
import { useUnsavedForm } from '@/shared/unsaved';

interface Props {
  open: boolean;
  /** Null: a new one. */
  member: MemberView | null;
  orgId: Id;
  orgName: string | null;
  onClose: () => void;
}

type Values = MemberFields & Partial<MemberSecrets>;

/** The roster's entry of one member, new or to be changed. */
export function MemberDrawer({ open, member, orgId, orgName, onClose }: Props) {
  return (
    <WorkDrawer open={open} title={member ? `修改${member.name}的信息` : `新增党员${orgName ? `到${orgName}` : ''}`} size={680} onClose={onClose}>
      <MemberForm member={member} orgId={orgId} onClose={onClose} />
    </WorkDrawer>
  );
}

function fieldsOf(member: MemberView): MemberFields {
  const { name, sex, nation, birthDate, education, category, kind, joinedOn, fullOn, job, employment, lostSince, mobileSince, mobileTo, hostOrgId, hasActivityCard } = member;
  return { name, sex, nation, birthDate, education, category, kind, joinedOn, fullOn, job, employment, lostSince, mobileSince, mobileTo, hostOrgId, hasActivityCard };
}

/** Masked fields that nobody typed into stay as they are; an empty text clears. */
function typedOnly({ idNumber, phone, landline, address }: Partial<MemberSecrets>): Partial<MemberSecrets> {
  return Object.fromEntries(Object.entries({ idNumber, phone, landline, address }).filter(([, value]) => value !== undefined && value !== ''));
}

function MemberForm({ member, orgId, onClose }: Pick<Props, 'member' | 'orgId' | 'onClose'>) {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [problems, setProblems] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const kind = Form.useWatch('kind', form);
  const category = Form.useWatch('category', form);
  const initial: Partial<Values> = member ? fieldsOf(member) : NEW;
  useUnsavedForm(form, initial, busy);

  const save = async (values: Values) => {
    setBusy(true);
    setProblems([]);
    const { idNumber, phone, landline, address, ...fields } = values;
    const entry = { ...fields, fullOn: fields.category === 'probationary' ? null : (fields.fullOn ?? null), ...(fields.kind === 'mobile' ? {} : NOT_AWAY) };
    try {
      if (member) await call(membersApi.update, { params: { id: member.id }, body: { ...entry, ...typedOnly({ idNumber, phone, landline, address }), version: member.version } });
      else {
        const secrets = { idNumber: idNumber!, phone: phone || null, landline: landline || null, address: address || null };
        const made = await call(membersApi.create, { body: { ...nothingKnown, ...entry, ...secrets, orgId } as CreateMemberBody });
        void navigate(`/members/${made.id}`);
      }
      await refresh(membersApi.list, membersApi.detail, membersApi.history);
      void message.success(member ? '已保存' : '已新增');
      onClose();
    } catch (error) {
      const elsewhere = showAtFields(form, error);
      setProblems([messageOf(error), ...elsewhere]);
    } finally {
      setBusy(false);
    }
  };

  const secretHint = member ? '不修改请留空' : undefined;
  return (
    <Form form={form} layout="vertical" initialValues={initial} onFinish={(values) => void save(values)}>
      {problems.length > 0 && <Alert type="error" showIcon role="alert" title={problems[0]} description={problems.slice(1).join('；') || undefined} style={{ marginBottom: 16 }} />}
      <Row gutter={16}>
        <Field name="name" label="姓名" required="请填写姓名"><Input maxLength={50} /></Field>
        <Field name="idNumber" label="公民身份号码" required={member ? undefined : '请填写公民身份号码'} extra={secretHint}><Input maxLength={18} placeholder={member?.maskedIdNumber} /></Field>
        <Field name="sex" label="性别" required="请选择性别"><Select options={optionsOf(SEX_CODES)} /></Field>
        <Field name="birthDate" label="出生日期" required="请选择出生日期"><DateField /></Field>
        <Field name="nation" label="民族" required="请选择民族"><Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(NATION_CODES)} /></Field>
        <Field name="education" label="学历" required="请选择学历"><Select options={optionsOf(EDUCATION_CODES)} /></Field>
        <Field name="category" label="人员类别" required="请选择人员类别"><Select options={optionsOf(MEMBER_CATEGORIES)} /></Field>
        <Field name="kind" label="分类管理" required="请选择分类"><Select options={optionsOf(MEMBER_KINDS)} /></Field>
        <Field name="joinedOn" label="入党日期" required="请选择入党日期"><DateField /></Field>
        <Field name="fullOn" label="转正日期">{category === 'probationary' ? <Input disabled placeholder="预备党员尚未转正" /> : <DateField />}</Field>
        <Field name="job" label="工作岗位" required="请填写工作岗位"><Input maxLength={100} /></Field>
        <Field name="employment" label="从业状况"><Select allowClear options={optionsOf(EMPLOYMENT_CODES)} /></Field>
        <Field name="phone" label="手机" extra={secretHint}><Input maxLength={11} inputMode="tel" placeholder={member?.maskedPhone ?? undefined} /></Field>
        <Field name="landline" label="固定电话" extra={secretHint}><Input maxLength={20} placeholder={member?.maskedLandline ?? undefined} /></Field>
        {kind === 'mobile' && <Field name="mobileSince" label="流动日期"><DateField /></Field>}
        {kind === 'mobile' && <Field name="mobileTo" label="流动去向"><Input maxLength={100} /></Field>}
        {kind === 'mobile' && <Field name="hostOrgId" label="流入党支部" extra="参加组织生活的党支部，不在本系统内的留空"><OrgField label="选择流入党支部" /></Field>}
        {kind === 'mobile' && <Field name="hasActivityCard" label="流动党员活动证" extra="持证的，党费由流入党支部收缴"><Select options={CARD} /></Field>}
        <Field name="lostSince" label="失联日期"><DateField /></Field>
        <Col span={24}>
          <Form.Item name="address" label="家庭住址" extra={secretHint}>
            <Input maxLength={200} placeholder={member?.maskedAddress ?? undefined} />
          </Form.Item>
        </Col>
      </Row>
      <Button type="primary" htmlType="submit" loading={busy}>
        {member ? '保存' : '新增'}
      </Button>
    </Form>
  );
}

const NEW: Partial<Values> = { category: 'full', kind: 'on_job', nation: '01', job: '' };

/** Fields of mobile members, hidden for everybody else. */
const NOT_AWAY = { mobileSince: null, mobileTo: null, hostOrgId: null, hasActivityCard: false };

/** The contract wants every field said, also those the form does not show. */
const nothingKnown: Partial<MemberFields> = { employment: null, lostSince: null, mobileSince: null, mobileTo: null, hostOrgId: null, hasActivityCard: false, fullOn: null, job: '' };
const CARD = [{ value: true, label: '有' }, { value: false, label: '无' }];

function Field({ name, label, required, extra, children }: { name: keyof Values; label: string; required?: string; extra?: string; children: ReactNode }) {
  return (
    <Col span={12}>
      <Form.Item name={name} label={label} extra={extra} rules={required ? [{ required: true, message: required }] : undefined}>
        {children}
      </Form.Item>
    </Col>
  );
}
