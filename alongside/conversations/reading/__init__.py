"""Reading at one's own pace: how far somebody is, how long a story takes, and starting afresh."""
