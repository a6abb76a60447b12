pragma ComponentBehavior: Bound
import QtQuick
import Bijou

Item {
    required property Library library
}
