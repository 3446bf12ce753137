"""What an applicant sees and does: drafts, materials, signing, her cases, her answers."""
