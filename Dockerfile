# syntax=docker/dockerfile:1
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared-types/package.json shared-types/
COPY client-core/package.json client-core/
COPY cloud-api/package.json cloud-api/
COPY miniprogram/package.json miniprogram/
COPY web-console/package.json web-console/
COPY wechat-sandbox/package.json wechat-sandbox/
RUN npm ci
COPY tsconfig.json ./
COPY scripts scripts
COPY shared-types shared-types
COPY cloud-api cloud-api
COPY client-core client-core
COPY miniprogram miniprogram
COPY web-console web-console
RUN node scripts/build.mjs cloud-api console h5

FROM node:20-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared-types/package.json shared-types/
COPY client-core/package.json client-core/
COPY cloud-api/package.json cloud-api/
COPY miniprogram/package.json miniprogram/
COPY web-console/package.json web-console/
COPY wechat-sandbox/package.json wechat-sandbox/
RUN npm ci --omit=dev --workspace @xianfeng/cloud-api --workspace @xianfeng/shared-types

FROM node:20-slim
# Share covers and posters are drawn with Chinese text. Cloud Hosting expects port 80, which an ordinary user may not
# open everywhere without this capability.
RUN apt-get update \
  && apt-get install -y --no-install-recommends fontconfig fonts-noto-cjk libcap2-bin \
  && setcap cap_net_bind_service=+ep "$(readlink -f "$(command -v node)")" \
  && rm -rf /var/lib/apt/lists/*
# No disk of a container lasts: DATABASE_URL names the database. The zone is for logs; business dates have their own.
ENV NODE_ENV=production TZ=Asia/Shanghai PORT=80 DATA_DIR=/data H5_DIR=/app/miniprogram/dist/h5 CONSOLE_DIR=/app/web-console/dist
WORKDIR /app
COPY --from=dependencies /app ./
COPY --from=build /app/shared-types/dist shared-types/dist
COPY --from=build /app/cloud-api/dist cloud-api/dist
COPY cloud-api/openapi.json cloud-api/
COPY --from=build /app/miniprogram/dist/h5 miniprogram/dist/h5
COPY --from=build /app/web-console/dist web-console/dist
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 80
HEALTHCHECK --interval=30s --timeout=3s --start-period=120s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Instances that start together take turns with the migration. exec makes Node process 1: it gets SIGTERM and drains before it ends.
CMD ["sh", "-c", "node cloud-api/dist/cli.js migrate && exec node cloud-api/dist/main.js"]
