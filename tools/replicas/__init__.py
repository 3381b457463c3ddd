"""The app for a class: several processes of it, the replicas, behind one nginx."""
