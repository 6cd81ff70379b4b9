"""“I need support”: between somebody in the room and those who lead, and nobody else."""
