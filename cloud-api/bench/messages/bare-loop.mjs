// The lower bound: as many calls under way as the product has, over kept connections, and nothing else. One round a line on standard input.
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';

const PARALLEL = 32;
const { WECHAT_API_BASE, WECHAT_APPID, WECHAT_SECRET, WECHAT_TEMPLATE_RANKING } = process.env;

const agent = new Agent({ keepAlive: true });
const base = new URL(WECHAT_API_BASE);
const post = (path, body) =>
  new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const asked = request({ hostname: base.hostname, port: base.port, path, method: 'POST', headers, agent });
    asked.on('error', reject);
    asked.on('response', (reply) => {
      const pieces = [];
      reply.on('data', (piece) => pieces.push(piece));
      reply.on('error', reject);
      reply.on('end', () => resolve(JSON.parse(Buffer.concat(pieces))));
    });
    asked.end(text);
  });
const { access_token: token } = await post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: WECHAT_APPID, secret: WECHAT_SECRET });
const message = (openid) => ({
  touser: openid, template_id: WECHAT_TEMPLATE_RANKING, page: 'pages/ranking/index?month=2026-01', miniprogram_state: 'developer', lang: 'zh_CN',
  data: {
    thing1: { value: '一月组织排名' }, date2: { value: '2026年2月3日' }, thing3: { value: '第一党支部' }, character_string4: { value: '3/286' },
    thing5: { value: '点击查看本支部位次' },
  },
});

for await (const line of createInterface(process.stdin)) {
  const { openids } = JSON.parse(line);
  const queue = [...openids];
  let sent = 0;
  const began = performance.now();
  const worker = async () => {
    for (let openid = queue.pop(); openid; openid = queue.pop()) {
      const { errcode } = await post(`/cgi-bin/message/subscribe/send?access_token=${token}`, message(openid));
      if (errcode === 0) sent++;
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  process.stdout.write(`${JSON.stringify({ ms: performance.now() - began, sent })}\n`);
}
