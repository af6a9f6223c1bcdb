export default definePageConfig({ navigationBarTitleText: '党费办理', enablePullDownRefresh: true });
