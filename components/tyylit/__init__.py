"""The style page: tokens and shared components in every state, for those who build views."""
