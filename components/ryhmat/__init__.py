"""The parts of the groups view: state, texts, gaps, profiles of groups, need of services, frame."""
