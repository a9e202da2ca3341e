"""Property tests: the same cases on every machine, and no limit of time on a busy one."""

from hypothesis import settings

settings.register_profile("kb", deadline=None, derandomize=True, database=None)
settings.load_profile("kb")
