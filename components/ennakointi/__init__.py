"""The parts of the outlook: state, texts, figures by age, municipalities, hindsight, assumption, need."""
