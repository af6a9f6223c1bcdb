import { CheckCircleOutlined, FileSearchOutlined, SafetyCertificateOutlined, ScheduleOutlined, SettingOutlined } from '@ant-design/icons';
import type { PageDef } from '@/shell/page-def';

export const systemPages: PageDef[] = [
  { path: '/system/roles', needs: ['role:read'], menu: { section: 'system', label: '角色与授权', icon: <SafetyCertificateOutlined /> }, load: () => import('./roles/roles-page') },
  { path: '/system/audit', needs: ['audit:read'], menu: { section: 'system', label: '审计', icon: <FileSearchOutlined /> }, load: () => import('./audit/audit-page') },
  { path: '/system/jobs', needs: ['job:read'], menu: { section: 'system', label: '后台任务', icon: <ScheduleOutlined /> }, load: () => import('./jobs/jobs-page') },
  { path: '/system/settings', needs: ['setting:write'], menu: { section: 'system', label: '系统设置', icon: <SettingOutlined /> }, load: () => import('./settings/settings-page') },
  { path: '/system/check', needs: ['setting:write'], menu: { section: 'system', label: '上线检查', icon: <CheckCircleOutlined /> }, load: () => import('./check/check-page') },
];
