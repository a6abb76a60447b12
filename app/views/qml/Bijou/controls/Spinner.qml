pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Something is being waited for. It stands still with "reduce motion".
Icon {
    id: spinner

    property bool running: visible

    name: "loader-circle"
    Accessible.ignored: false
    Accessible.role: Accessible.Animation
    Accessible.name: qsTr("Working")

    RotationAnimator on rotation {
        from: 0
        to: 360
        duration: 900
        loops: Animation.Infinite
        running: spinner.running && Theme.lively
    }
}
